/*
 * See ident.h. An identifier is compared without its kind, since lists disagree about the kind
 * (a national number in one is a tax number in the other); only wallets stand apart.
 */
#include "record/ident.h"
#include "text/utf8.h"

static const ident_prop props[] = {
    { "passportNumber", "passport" }, { "idNumber", "identity number" }, { "taxNumber", "tax number" },
    { "innCode", "INN" }, { "ogrnCode", "OGRN" }, { "okpoCode", "OKPO" }, { "kppCode", "KPP" },
    { "registrationNumber", "registration number" }, { "leiCode", "LEI" }, { "swiftBic", "BIC" },
    { "bikCode", "BIK" }, { "imoNumber", "IMO number" }, { "mmsi", "MMSI" }, { "callSign", "call sign" },
    { "isin", "ISIN" }, { "dunsCode", "D-U-N-S number" }, { "vatCode", "VAT number" },
    { "uscCode", "USCC" }, { "cageCode", "CAGE" }, { "uniqueEntityId", "UEI" }, { "npiCode", "NPI" },
    { "socialSecurityNumber", "social security number" }, { "publicKey", "wallet" },
    { "serialNumber", "serial number" }, { "wikidataId", "Wikidata id" }, { "number", "document" },
    { "permId", "PermID" }, { "accountNumber", "account" }, { "iban", "IBAN" }, { "ticker", "ticker" },
    { "giiNumber", "GIIN" }, { "irsCode", "EIN" }, { "caemCode", "CAEM" }, { "ipoCode", "IPO code" },
};

const ident_prop *ident_prop_of(str prop)
{
    for (size_t i = 0; i < sizeof props / sizeof *props; i++)
        if (str_is(prop, props[i].prop))
            return &props[i];
    return NULL;
}

static bool is_hex_wallet(str v)
{
    return v.n > 2 && v.at[0] == '0' && (v.at[1] | 32) == 'x';
}

static uint32_t ascii_digit(uint32_t c)
{
    if (c >= 0x660 && c <= 0x669)
        return c - 0x660 + '0';
    if (c >= 0x6F0 && c <= 0x6F9)
        return c - 0x6F0 + '0';
    return c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 + '0' : c;
}

str ident_normal(arena *a, str prop, str value)
{
    value = str_trim(value);
    bool wallet = str_is(prop, "publicKey");
    bool keep_case = wallet && !is_hex_wallet(value);
    char *out = arena_alloc(a, value.n * 2 + 1);
    size_t n = 0, at = 0;
    while (at < value.n) {
        size_t from = at;
        uint32_t c = ascii_digit(utf8_next(value, &at));
        if (c >= 'a' && c <= 'z')
            out[n++] = (char)(keep_case ? c : c - 32);
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            out[n++] = (char)c;
        else if (c >= 0x80 && c != 0xFFFD && !(c >= 0x2000 && c < 0x2070) && c != 0xA0)
            while (from < at)
                out[n++] = value.at[from++];
    }
    str s = { out, n };
    if (str_starts(s, STR("IMO")) && s.n == 10)
        s = str_drop(s, 3);
    return s.n < 4 ? (str){ out, 0 } : s;
}
