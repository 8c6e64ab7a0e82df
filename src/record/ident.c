/*
 * See ident.h. Lists disagree about the kind of a number (a national number in one is a tax number
 * in the other), so a query looks under any type; the type is kept to be shown.
 */
#include "record/ident.h"

static const ident_prop props[] = {
    { "passportNumber", "passport", "passport" },
    { "idNumber", "id", "identity number" },
    { "taxNumber", "tax", "tax number" },
    { "innCode", "inn", "INN" },
    { "ogrnCode", "ogrn", "OGRN" },
    { "okpoCode", "okpo", "OKPO" },
    { "kppCode", "kpp", "KPP" },
    { "registrationNumber", "registration", "registration number" },
    { "leiCode", "lei", "LEI" },
    { "swiftBic", "bic", "BIC" },
    { "bikCode", "bik", "BIK" },
    { "imoNumber", "imo", "IMO number" },
    { "mmsi", "mmsi", "MMSI" },
    { "callSign", "callsign", "call sign" },
    { "isin", "isin", "ISIN" },
    { "dunsCode", "duns", "D-U-N-S number" },
    { "vatCode", "vat", "VAT number" },
    { "uscCode", "usc", "USCC" },
    { "cageCode", "cage", "CAGE code" },
    { "uniqueEntityId", "uei", "UEI" },
    { "npiCode", "npi", "NPI" },
    { "socialSecurityNumber", "ssn", "social security number" },
    { "publicKey", "wallet", "wallet" },
    { "serialNumber", "serial", "serial number" },
    { "wikidataId", "wikidata", "Wikidata id" },
    { "permId", "permid", "PermID" },
    { "accountNumber", "account", "account number" },
    { "iban", "iban", "IBAN" },
    { "giiNumber", "giin", "GIIN" },
    { "irsCode", "ein", "EIN" },
};

const ident_prop *ident_prop_of(str prop)
{
    for (size_t i = 0; i < sizeof props / sizeof *props; i++)
        if (str_is(prop, props[i].prop))
            return &props[i];
    return NULL;
}

const ident_prop *ident_type_of(str type)
{
    for (size_t i = 0; i < sizeof props / sizeof *props; i++)
        if (str_is(type, props[i].type))
            return &props[i];
    return NULL;
}
