/*
 * Who came after whom: "X's interim successor, Y", "Y, who succeeded X" has the office that the report
 * gives to X. Runs when roles have gone to their entities. Cost: the roles of the two.
 */
#include "report/roles.h"

/* the office of somebody that his successor has: of a body or country, the last one told before the
 * byte, else the first one behind it; NULL: none */
static const role *office_left(const report *r, uint32_t who, uint32_t before)
{
    const entity *e = &r->entities.at[who];
    const role *best = NULL;
    for (size_t i = 0; i < e->roles.n; i++) {
        const role *x = &e->roles.at[i];
        if (x->kin || x->planned || x->of == NO_INDEX || role_serves_person(x->office) ||
            r->entities.at[x->of].type == ENTITY_PERSON)
            continue;
        if (!best || x->start < before)
            best = x;
    }
    return best;
}

void roles_follow(report *r)
{
    for (uint32_t i = 0; i < r->entities.n; i++)
        for (size_t k = 0; k < r->entities.at[i].roles.n; k++) {
            role *x = &r->entities.at[i].roles.at[k];
            if (!str_is(x->office, "successor") || x->of == NO_INDEX || x->of == i ||
                r->entities.at[x->of].type != ENTITY_PERSON)
                continue;
            const role *left = office_left(r, x->of, x->start);
            if (!left)
                continue;
            x->office = left->office;
            x->of = left->of;
            x->also_of = left->also_of;
            x->of_country = left->of_country;
        }
}
