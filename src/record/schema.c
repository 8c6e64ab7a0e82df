/*
 * See schema.h. The facts are those of the FollowTheMoney model,
 * https://followthemoney.tech/explorer.
 */
#include "record/schema.h"

#include <strings.h>

static const schema_info schemata[] = {
    { "Thing", NULL, SCHEMA_KIND_ANY, NULL, NULL },
    { "LegalEntity", "Thing", SCHEMA_KIND_ANY, NULL, NULL },
    { "Person", "LegalEntity", SCHEMA_KIND_PERSON, NULL, NULL },
    { "Organization", "LegalEntity", SCHEMA_KIND_BODY, NULL, NULL },
    { "Company", "Organization", SCHEMA_KIND_BODY, NULL, NULL },
    { "PublicBody", "Organization", SCHEMA_KIND_BODY, NULL, NULL },
    { "Asset", "Thing", SCHEMA_KIND_ASSET, NULL, NULL },
    { "Vehicle", "Asset", SCHEMA_KIND_VEHICLE, NULL, NULL },
    { "Vessel", "Vehicle", SCHEMA_KIND_VESSEL, NULL, NULL },
    { "Airplane", "Vehicle", SCHEMA_KIND_AIRPLANE, NULL, NULL },
    { "Security", "Asset", SCHEMA_KIND_SECURITY, NULL, NULL },
    { "CryptoWallet", "Thing", SCHEMA_KIND_WALLET, NULL, NULL },
    { "RealEstate", "Asset", SCHEMA_KIND_ASSET, NULL, NULL },
    { "BankAccount", "Asset", SCHEMA_KIND_ASSET, NULL, NULL },
    { "Address", "Thing", SCHEMA_KIND_NONE, NULL, NULL },
    { "Position", "Thing", SCHEMA_KIND_NONE, NULL, NULL },
    { "Event", "Thing", SCHEMA_KIND_NONE, NULL, NULL },
    { "Article", "Thing", SCHEMA_KIND_NONE, NULL, NULL },
    { "Document", "Thing", SCHEMA_KIND_NONE, NULL, NULL },
    { "Program", "Thing", SCHEMA_KIND_NONE, NULL, NULL },
    { "Sanction", "Interval", SCHEMA_KIND_NONE, "entity", NULL },
    { "Identification", "Interval", SCHEMA_KIND_NONE, "holder", NULL },
    { "Passport", "Identification", SCHEMA_KIND_NONE, "holder", NULL },
    { "Occupancy", "Interval", SCHEMA_KIND_NONE, "holder", "post" },
    { "Debt", "Interest", SCHEMA_KIND_NONE, "debtor", "creditor" },
    { "Ownership", "Interest", SCHEMA_KIND_NONE, "owner", "asset" },
    { "Directorship", "Interest", SCHEMA_KIND_NONE, "director", "organization" },
    { "Membership", "Interest", SCHEMA_KIND_NONE, "member", "organization" },
    { "Employment", "Interest", SCHEMA_KIND_NONE, "employee", "employer" },
    { "Representation", "Interest", SCHEMA_KIND_NONE, "agent", "client" },
    { "Family", "Interval", SCHEMA_KIND_NONE, "person", "relative" },
    { "Associate", "Interval", SCHEMA_KIND_NONE, "person", "associate" },
    { "Succession", "Interest", SCHEMA_KIND_NONE, "predecessor", "successor" },
    { "Payment", "Interval", SCHEMA_KIND_NONE, "payer", "beneficiary" },
    { "UnknownLink", "Interest", SCHEMA_KIND_NONE, "subject", "object" },
};

const schema_info *schema_find(str name)
{
    for (size_t i = 0; i < sizeof schemata / sizeof *schemata; i++)
        if (strlen(schemata[i].name) == name.n &&
            strncasecmp(schemata[i].name, name.at, name.n) == 0)
            return &schemata[i];
    return NULL;
}

schema_kind schema_kind_of(str name)
{
    const schema_info *s = schema_find(name);
    return s ? s->kind : SCHEMA_KIND_NONE;
}

bool schema_fits(schema_kind query, schema_kind record)
{
    if (record == SCHEMA_KIND_NONE || query == SCHEMA_KIND_NONE)
        return false;
    if (query == record || query == SCHEMA_KIND_ANY)
        return true;
    return record == SCHEMA_KIND_ANY && (query == SCHEMA_KIND_PERSON || query == SCHEMA_KIND_BODY);
}
