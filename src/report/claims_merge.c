/*
 * One claim told twice becomes one with both places: within a sentence, and between the two
 * versions of a bead. Claims that contradict each other (polarity, modality, parties) stay apart;
 * but where each version has one claim of a kind, parties that are named win over those that a
 * pronoun, a verb without subject or a description stands for.
 */
#include "report/claims_versions.h"

enum { MAX_TOGETHER = 64, SAME_TELLING = 6 /* sentences */ };

bool claims_share(const index_list *a, const index_list *b)
{
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++)
            if (a->at[i] == b->at[k])
                return true;
    return false;
}

static bool fits(const index_list *a, const index_list *b)
{
    return !a->n || !b->n || claims_share(a, b);
}

static bool symmetric(uint8_t type)
{
    return type == CLAIM_meet || type == CLAIM_speak || type == CLAIM_contact ||
           type == CLAIM_agree || type == CLAIM_sign || type == CLAIM_cooperate;
}

/* rows of the contract's table: types of one row may be two words for one act */
static uint8_t row_of(uint8_t type)
{
    static const uint8_t last[] = { CLAIM_host,   CLAIM_demand, CLAIM_concede, CLAIM_prepare,
                                    CLAIM_object, CLAIM_ban,    CLAIM_aid,     CLAIM_associate,
                                    CLAIM_say,    CLAIM_arrest };
    uint8_t row = 0;
    while (row < sizeof last && type > last[row])
        row++;
    return row;
}

bool claims_same_kind(const claim *a, const claim *b)
{
    if (a->type == b->type)
        return true;
    uint8_t row = row_of(a->type);
    bool grant = (a->type == CLAIM_agree && b->type == CLAIM_approve) ||
                 (a->type == CLAIM_approve && b->type == CLAIM_agree);
    return grant || (row == row_of(b->type) && row != row_of(CLAIM_own) &&
                     row != row_of(CLAIM_role) && row != row_of(CLAIM_attack));
}

/* what the type says of itself is no other modality than "reported" */
bool claims_same_modality(const claim *a, const claim *b)
{
    if (a->modality == b->modality)
        return true;
    if (a->modality != MODALITY_reported && b->modality != MODALITY_reported)
        return false;
    uint8_t other = a->modality == MODALITY_reported ? b->modality : a->modality,
            row = row_of(a->type);
    if (other == MODALITY_approved)
        return row == row_of(CLAIM_approve) || a->type == CLAIM_agree;
    if (other == MODALITY_requested)
        return row == row_of(CLAIM_request);
    if (other == MODALITY_proposed || other == MODALITY_offered)
        return row == row_of(CLAIM_propose);
    if (other == MODALITY_refused)
        return row == row_of(CLAIM_refuse);
    return other == MODALITY_presupposed ||
           (other == MODALITY_assessed && row == row_of(CLAIM_say));
}

/* "a former minister, chairman of Y": two offices in one sentence, one of nothing that is named */
static bool two_offices(const claim *a, const claim *b)
{
    if (a->type != CLAIM_role || b->type != CLAIM_role || !(a->versions & b->versions) ||
        !a->targets.n == !b->targets.n || !a->titled || !b->titled)
        return false;
    for (size_t i = 0; i < a->evidence.n; i++)
        for (size_t k = 0; k < b->evidence.n; k++)
            if (a->evidence.at[i].start < b->evidence.at[k].end &&
                b->evidence.at[k].start < a->evidence.at[i].end)
                return false;
    return true;
}

static bool same_claim(const claim *a, const claim *b)
{
    if (two_offices(a, b))
        return false;
    /* two relations are two claims; those that are one have been made one (claims_states.c) */
    if (a->type == CLAIM_kin || !claims_same_kind(a, b) || a->negative != b->negative ||
        !claims_same_modality(a, b))
        return false;
    if (a->type != b->type && a->versions & b->versions)
        return false;
    bool straight =
        fits(&a->actors, &b->actors) && fits(&a->targets, &b->targets) &&
        (claims_share(&a->actors, &b->actors) || claims_share(&a->targets, &b->targets) ||
         (!a->actors.n && !b->actors.n && !a->targets.n && !b->targets.n));
    bool crossed = symmetric(a->type) && claims_share(&a->actors, &b->targets) &&
                   claims_share(&a->targets, &b->actors);
    return straight || crossed;
}

static void take_all(report *r, index_list *to, const index_list *from, const index_list *other)
{
    for (size_t i = 0; i < from->n && to->n < CLAIM_PARTIES; i++) {
        bool known = false;
        for (size_t k = 0; k < to->n; k++)
            known |= to->at[k] == from->at[i];
        for (size_t k = 0; k < other->n; k++)
            known |= other->at[k] == from->at[i];
        if (!known)
            *vec_push(r->a, to) = from->at[i];
    }
}

static bool with_somebody(const report *r, const claim *c)
{
    for (size_t i = 0; i < c->targets.n; i++)
        if (entity_can_act(r, c->targets.at[i]))
            return true;
    return false;
}

void claims_absorb(report *r, claim *to, const claim *from)
{
    bool deal = to->type == CLAIM_agree && from->type == CLAIM_approve && with_somebody(r, to);
    if (to->modality == MODALITY_reported && !deal)
        to->modality = from->modality;
    /* وافق على: "agreed to buy the firm" is a deal, "agreed to open the crossing" grants it */
    if (to->type == CLAIM_agree && from->type == CLAIM_approve && !with_somebody(r, to))
        to->type = CLAIM_approve;
    if (to->type == CLAIM_approve && from->type == CLAIM_agree && with_somebody(r, from)) {
        to->type = CLAIM_agree;
        to->modality = from->modality;
    }
    bool crossed = symmetric(to->type) && !claims_share(&to->actors, &from->actors) &&
                   claims_share(&to->actors, &from->targets);
    take_all(r, &to->actors, crossed ? &from->targets : &from->actors, &to->targets);
    take_all(r, &to->targets, crossed ? &from->actors : &from->targets, &to->actors);
    take_all(r, &to->places, &from->places, &(index_list){ 0 });
    take_all(r, &to->sources, &from->sources, &(index_list){ 0 });
    if (to->time == NO_INDEX)
        to->time = from->time;
    if (to->theme.lang == LANG_NONE)
        to->theme = from->theme;
    else if (from->theme.lang != LANG_NONE && from->theme.lang != to->theme.lang)
        to->other_theme = from->theme;
    for (size_t i = 0; i < from->evidence.n; i++)
        if (!(to->versions & 1u << from->evidence.at[i].lang))
            *vec_push(r->a, &to->evidence) = from->evidence.at[i];
    to->versions |= from->versions;
    to->anonymous_source |= from->anonymous_source;
    to->passive_source |= from->passive_source;
    to->confidence = to->versions & (to->versions - 1) ? 0.9 : to->confidence;
}

static uint32_t bead_of(const report *r, const claim *c)
{
    return r->sentences.at[c->sentence].bead;
}

typedef struct place_in {
    uint32_t group, claim;
} place_in;

/* Claims in groups that may hold one claim twice, side by side and each group in the order they were
 * told: by bead, behind those by sentence where it has no bead. */
static place_in *grouped(const report *r, uint32_t n)
{
    size_t beads = r->beads.n, groups = beads + r->sentences.n;
    uint32_t *first = arena_array(r->a, uint32_t, groups + 2);
    place_in *told = arena_room(r->a, place_in, n + 1), *order = arena_room(r->a, place_in, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t b = bead_of(r, &r->claims.at[i]);
        uint32_t group = b != NO_INDEX ? b : (uint32_t)beads + r->claims.at[i].sentence;
        told[i] = (place_in){ group, i };
        first[group + 1]++;
    }
    for (size_t g = 0; g < groups; g++)
        first[g + 1] += first[g];
    for (uint32_t i = 0; i < n; i++)
        order[first[told[i].group]++] = told[i];
    return order;
}

static uint32_t target_of(const uint32_t *into, uint32_t i)
{
    while (into[i] != i)
        i = into[i];
    return i;
}

static void renumber(report *r, uint32_t *into)
{
    uint32_t *to = arena_array(r->a, uint32_t, r->claims.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->claims.n; i++)
        if (into[i] == i)
            to[i] = n++;
    for (uint32_t i = 0; i < r->claims.n; i++)
        if (into[i] != i)
            to[i] = to[target_of(into, i)];
    for (size_t i = 0; i < r->times.n; i++)
        if (r->times.at[i].anchor == ANCHOR_CLAIM && r->times.at[i].anchor_claim != NO_INDEX)
            r->times.at[i].anchor_claim = to[r->times.at[i].anchor_claim];
    for (uint32_t i = 0; i < r->claims.n; i++) {
        claim c = r->claims.at[i];
        if (into[i] != i)
            continue;
        if (c.within != NO_INDEX)
            c.within = to[c.within];
        r->claims.at[to[i]] = c;
    }
    r->claims.n = n;
}

/* "he said he believed": one saying */
static bool said_believed(const report *r, const claim *said, const claim *believed)
{
    return said->type == CLAIM_say && believed->type == CLAIM_say && !believed->targets.n &&
           said->modality == MODALITY_reported && believed->modality == MODALITY_assessed &&
           bead_of(r, said) == bead_of(r, believed);
}

/* A source that goes on speaking ("وأضافت", "it was added") tells once: what it tells stands in the
 * other claims. */
static void merge_sayings(report *r, uint32_t *into, uint32_t n)
{
    uint32_t last = NO_INDEX;
    for (uint32_t i = 0; i < n; i++) {
        const claim *c = &r->claims.at[i];
        if (into[i] != i)
            continue;
        bool saying = (c->type == CLAIM_say || c->type == CLAIM_disclose) && !c->targets.n &&
                      !c->negative && c->actors.n;
        if (!saying)
            continue;
        const claim *b = last != NO_INDEX ? &r->claims.at[last] : NULL;
        bool unnamed = c->told == SUBJECT_INSIDE || c->told == SUBJECT_UNKNOWN;
        if (b && c->sentence - b->sentence <= SAME_TELLING &&
            claims_share(&b->actors, &c->actors) &&
            (b->versions == c->versions || (b->versions & c->versions && unnamed)))
            into[i] = last;
        else
            last = i;
    }
}

enum { BY_NAME = 4, BY_WORDS = 2, OTHERWISE = 0, HAS_NAME = 1 };

/* "both leaders", الزعيمان: words for two that are named elsewhere */
static bool stands_for_two(const report *r, const mention *m)
{
    str s = report_text(r, m->start, m->end);
    return str_starts(s, STR("both ")) || str_starts(s, STR("the two ")) ||
           r->tokens.at[m->head].form & FORM_DUAL ||
           (m->lang == LANG_AR && m->token_count == 1 && str_ends(s, STR("ين")));
}

/* how surely the parties are those of the words: named in the sentence, described there, or
 * neither; one more where they have a name at all */
static int strength(const report *r, const claim *c, const index_list *list)
{
    enum { MENTIONS = 64 };
    int best = OTHERWISE;
    for (size_t i = 0; i < list->n; i++) {
        const entity *e = &r->entities.at[list->at[i]];
        int here = OTHERWISE, name = 0;
        for (size_t k = 0; k < e->mentions.n && k < MENTIONS; k++) {
            const mention *m = &r->mentions.at[e->mentions.at[k]];
            name |= m->kind == MENTION_NAME;
            int how = m->sentence != c->sentence ? OTHERWISE
                      : m->kind == MENTION_NAME  ? BY_NAME
                      : stands_for_two(r, m)     ? OTHERWISE
                                                 : BY_WORDS;
            here = how > here ? how : here;
        }
        here += here < BY_NAME ? name : 0;
        best = here > best ? here : best;
    }
    return best;
}

/* the same parties, or can one list give way to the other? */
static bool give_way(const report *r, claim *x, claim *y, index_list *a, index_list *b, bool both)
{
    if (!a->n || !b->n || claims_share(a, b))
        return true;
    int sa = strength(r, x, a), sb = strength(r, y, b);
    if (sa == sb)
        return sa == BY_WORDS || both;
    /* a source that has a name in one version only is told as what it is in each */
    if (row_of(x->type) == row_of(CLAIM_say) && sa >= BY_WORDS && sb >= BY_WORDS)
        return false;
    if (sa < sb)
        a->n = 0;
    else
        b->n = 0;
    return true;
}

/* the office that a claim of a role tells, empty where another tells it */
static str office_of(const report *r, const claim *c)
{
    const entity *e = &r->entities.at[c->actors.at[0]];
    for (size_t i = 0; i < e->roles.n; i++)
        if (e->roles.at[i].start == c->evidence.at[0].start)
            return e->roles.at[i].office;
    return STR("");
}

static bool compatible(const claim *x, const claim *y)
{
    uint8_t a = x->modality, b = y->modality;
    return claims_same_modality(x, y) || (a == MODALITY_proposed && b == MODALITY_offered) ||
           (a == MODALITY_offered && b == MODALITY_proposed) ||
           (a == MODALITY_approved && b == MODALITY_planned) ||
           (a == MODALITY_planned && b == MODALITY_approved);
}

/* do the words of both have their answers in the other version, and those are not each other? */
static bool answer_others(const report *r, const claim *x, const claim *y)
{
    if (!r->partner)
        return false;
    uint32_t a = r->partner[x->trigger], b = r->partner[y->trigger];
    return a != NO_INDEX && b != NO_INDEX && a != y->trigger && b != x->trigger &&
           r->tokens.at[a].pos == WORD_VERB && r->tokens.at[b].pos == WORD_VERB;
}

/* the only two of their kind in a bead, one in each version */
static bool join_pair(report *r, claim *x, claim *y)
{
    if (x->type == CLAIM_kin || x->negative != y->negative || !compatible(x, y) ||
        answer_others(r, x, y))
        return false;
    bool turned = claims_share(&x->actors, &y->targets) || claims_share(&x->targets, &y->actors);
    if (turned && !symmetric(x->type))
        return false;
    bool held = x->type == CLAIM_role;
    if (held && (y->type != CLAIM_role || !claims_share(&x->actors, &y->actors) ||
                 !str_eq(office_of(r, x), office_of(r, y))))
        return false;
    claim p = *x, q = *y;
    if (!give_way(r, &p, &q, &p.actors, &q.actors, false) ||
        !give_way(r, &p, &q, &p.targets, &q.targets, held))
        return false;
    if (!p.actors.n && !q.actors.n && !p.targets.n && !q.targets.n && x->actors.n + y->actors.n)
        return false;
    if (q.modality == MODALITY_offered || q.modality == MODALITY_planned)
        p.modality = q.modality;
    *x = p;
    claims_absorb(r, x, &q);
    return true;
}

/* offices, belonging and closeness are no words for each other; the other rows are */
static uint8_t kind_of(uint8_t type)
{
    uint8_t row = row_of(type);
    return row == row_of(CLAIM_role) ? (uint8_t)(64u + type) : row;
}

static void join_pairs(report *r, uint32_t *into, const place_in *order, uint32_t from, uint32_t to)
{
    enum { KINDS = 128 };
    uint8_t count[KINDS][2] = { { 0 } };
    uint32_t where[KINDS][2];
    if (to < from + 2)
        return;
    for (uint32_t i = from; i < to; i++) {
        const claim *c = &r->claims.at[order[i].claim];
        bool one = c->versions == 1u << LANG_AR || c->versions == 1u << LANG_EN;
        if (into[order[i].claim] != order[i].claim || !one)
            continue;
        int side = c->versions == 1u << LANG_EN;
        uint8_t kind = kind_of(c->type);
        if (count[kind][side] < 2)
            count[kind][side]++;
        where[kind][side] = order[i].claim;
    }
    for (uint32_t i = from; i < to; i++) {
        uint8_t kind = kind_of(r->claims.at[order[i].claim].type);
        if (count[kind][0] != 1 || count[kind][1] != 1)
            continue;
        uint32_t a = where[kind][0], b = where[kind][1];
        uint32_t first = a < b ? a : b, second = a < b ? b : a;
        if (join_pair(r, &r->claims.at[first], &r->claims.at[second]))
            into[second] = first;
        count[kind][0] = 0; /* asked once */
    }
}

static bool has_place_in(const claim *c, const sentence *s)
{
    for (size_t i = 0; i < c->evidence.n; i++)
        if (c->evidence.at[i].start >= s->start && c->evidence.at[i].start < s->end)
            return true;
    return false;
}

/* A source that says two things in a sentence tells once, whichever version each was found in. */
static bool one_sentence(const report *r, const claim *a, const claim *b)
{
    return a->sentence == b->sentence ||
           (row_of(a->type) == row_of(CLAIM_say) && !a->targets.n && !b->targets.n &&
            (has_place_in(a, &r->sentences.at[b->sentence]) ||
             has_place_in(b, &r->sentences.at[a->sentence])));
}

/* Two words that each have their answer in the other version are two acts. */
static bool answered_apart(const report *r, const claim *a, const claim *b)
{
    bool saying = a->type == CLAIM_say || a->type == CLAIM_disclose;
    return r->partner && a->versions & b->versions && a->trigger != b->trigger &&
           r->partner[a->trigger] != NO_INDEX && r->partner[b->trigger] != NO_INDEX &&
           !(saying && !a->targets.n == !b->targets.n);
}

void claims_merge(report *r, const told_list *verbs)
{
    uint32_t n = (uint32_t)r->claims.n;
    uint32_t *into = arena_array(r->a, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++)
        into[i] = i;
    claims_lay_together(r, into);
    merge_sayings(r, into, n);
    const place_in *order = grouped(r, n);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n && k < i + MAX_TOGETHER && order[k].group == order[i].group;
             k++) {
            uint32_t a = order[i].claim, b = order[k].claim;
            claim *x = &r->claims.at[a], *y = &r->claims.at[b];
            if (into[a] != a || into[b] != b || !same_claim(x, y))
                continue;
            if (said_believed(r, x, y)) {
                into[b] = a;
                continue;
            }
            if (answered_apart(r, x, y))
                continue;
            if (x->versions & y->versions && !one_sentence(r, x, y))
                continue;
            claims_absorb(r, x, y);
            into[b] = a;
        }
    for (uint32_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && end < i + MAX_TOGETHER && order[end].group == order[i].group;)
            end++;
        if (order[i].group < r->beads.n)
            join_pairs(r, into, order, i, end);
    }
    claims_show_in_other(r, verbs, into);
    renumber(r, into);
    claims_weigh(r);
}
