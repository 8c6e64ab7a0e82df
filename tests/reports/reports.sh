#!/bin/sh
# Every report of tests/reports read and compared with its gold.
exec env QANAT_DB=/nonexistent/store.db python3 "$SOURCE/tests/reports/measure.py" "$QANAT" --floors
