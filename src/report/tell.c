/*
 * One row of words a claim type; the sentence follows from which of actor, target and theme are
 * there. Cost: linear in the names and the theme.
 */
#include "report/tell.h"

#include "text/width.h"

#include <stdio.h>

/* Where a word is missing (NULL), the pattern that needs it is not used. */
typedef struct verb {
    const char *past, *base; /* "met", "meet" */
    const char *participle;  /* for a sentence without actor: "T was ___" */
    const char *target;      /* what stands before the target: "with"; "" for a plain object */
    const char *theme;       /* what stands before the theme; NULL: a colon */
    bool theme_first;        /* "proposed X to Y" rather than "asked Y for X" */
    const char *alone_past, *alone_base; /* without a theme, where that reads differently */
    const char *noun; /* for what is not done and nobody is named to do: "a waiver" to T */
    const char *alone_target; /* before the target without a theme, where that differs */
} verb;

static const verb verbs[CLAIM_TYPE_COUNT] = {
    [CLAIM_meet] = { "met", "meet", "met", "", NULL, false, NULL, NULL, "a meeting" },
    [CLAIM_visit] = { "visited", "visit", "visited", "", NULL, false, NULL, NULL, "a visit" },
    [CLAIM_speak] = { "spoke", "speak", "spoken to", "with", "about", false, NULL, NULL, "a talk" },
    [CLAIM_contact] = { "had contact", "have contact", "contacted", "with", NULL, false, NULL, NULL,
                        "contact" },
    [CLAIM_host] = { "hosted", "host", "hosted", "", NULL, false, NULL, NULL, NULL },
    [CLAIM_request] = { "asked", "ask", "asked", "", "for", false, NULL, NULL, NULL },
    [CLAIM_demand] = { "demanded", "demand", "demanded", "of", "", true, "made demands",
                       "make demands", "a demand" },
    [CLAIM_approve] = { "approved", "approve", "approved", "of", "", true, "gave approval",
                        "give approval", "approval", "to" },
    [CLAIM_waive] = { "granted a waiver", "grant a waiver", "granted a waiver", "to", NULL, false,
                      NULL, NULL, "a waiver" },
    [CLAIM_release] = { "released", "release", "released", "", NULL, false, NULL, NULL, NULL },
    [CLAIM_concede] = { "made concessions", "make concessions", "granted concessions", "to", NULL,
                        false, NULL, NULL, "concessions" },
    [CLAIM_propose] = { "proposed", "propose", "proposed", "to", "", true, "made a proposal",
                        "make a proposal", "a proposal" },
    [CLAIM_offer] = { "offered", "offer", "offered", "to", "", true, "made an offer",
                      "make an offer", "an offer" },
    [CLAIM_agree] = { "agreed", "agree", "agreed", "with", "on", false, NULL, NULL,
                      "an agreement" },
    [CLAIM_sign] = { "signed", "sign", "signed", "with", "", true, "signed an agreement",
                     "sign an agreement", "signing" },
    [CLAIM_cooperate] = { "worked", "work", "joined", "with", "on", false, NULL, NULL,
                          "cooperation" },
    [CLAIM_prepare] = { "prepared", "prepare", "prepared", "for", "", true, NULL, NULL, NULL },
    [CLAIM_refuse] = { "refused", "refuse", "refused", "", "", false, NULL, NULL, NULL },
    [CLAIM_deny] = { "denied", "deny", "denied", "", "", false, NULL, NULL, NULL },
    [CLAIM_criticize] = { "criticised", "criticise", "criticised", "", "over", false, NULL, NULL,
                          NULL },
    [CLAIM_object] = { "objected", "object", "objected to", "to", "to", false, NULL, NULL, NULL },
    [CLAIM_sanction] = { "put sanctions", "put sanctions", "put under sanctions", "on", NULL, false,
                         NULL, NULL, "sanctions" },
    [CLAIM_freeze] = { "froze", "freeze", "frozen", "", NULL, false, NULL, NULL, NULL },
    [CLAIM_seize] = { "seized", "seize", "seized", "", NULL, false, NULL, NULL, NULL },
    [CLAIM_ban] = { "banned", "ban", "banned", "", NULL, false, NULL, NULL, NULL },
    [CLAIM_own] = { "owned", "own", "owned", "", NULL, false, NULL, NULL, NULL },
    [CLAIM_buy] = { "bought", "buy", "bought", "from", "", true, "bought", "buy", "a purchase" },
    [CLAIM_sell] = { "sold", "sell", "sold", "to", "", true, "sold", "sell", "a sale" },
    [CLAIM_invest] = { "invested", "invest", "invested in", "in", "in", false, NULL, NULL,
                       "investment" },
    [CLAIM_finance] = { "financed", "finance", "financed", "", NULL, false, NULL, NULL, NULL },
    [CLAIM_aid] = { "aided", "aid", "aided", "", "with", false, NULL, NULL, "aid" },
    [CLAIM_role] = { "held office", "hold office", "appointed", "at", "as", false, NULL, NULL,
                     NULL },
    [CLAIM_kin] = { "was related", "be related", "related", "to", NULL, false, NULL, NULL, NULL },
    [CLAIM_member] = { "was a member", "be a member", "a member", "of", NULL, false, NULL, NULL,
                       NULL },
    [CLAIM_associate] = { "was close", "be close", "close", "to", NULL, false, NULL, NULL, NULL },
    [CLAIM_disclose] = { "disclosed", "disclose", "disclosed", "to", "", true, NULL, NULL, NULL },
    [CLAIM_discover] = { "found out", "find out", "found out", "about", "", true, NULL, NULL,
                         NULL },
    [CLAIM_say] = { "said", "say", "told", "to", NULL, false, "spoke", "speak", NULL },
    [CLAIM_attack] = { "attacked", "attack", "attacked", "", NULL, false, NULL, NULL, NULL },
    [CLAIM_threaten] = { "threatened", "threaten", "threatened", "", "with", false, NULL, NULL,
                         NULL },
    [CLAIM_protest] = { "protested", "protest", "protested against", "against", "over", false, NULL,
                        NULL, NULL },
    [CLAIM_mobilize] = { "mobilised", "mobilise", "mobilised", "against", "", false, NULL, NULL,
                         NULL },
    [CLAIM_arrest] = { "arrested", "arrest", "arrested", "", "over", false, NULL, NULL, NULL },
};

/* states in the present tense: of the actor ("owns" T) and of the target ("under sanctions") */
typedef struct state_words {
    uint8_t type;
    const char *one, *many; /* after one actor, after several */
    const char *card;       /* on the actor's own card */
    const char *passive;
} state_words;

static const state_words states[] = {
    { CLAIM_sanction, "keeps sanctions on", "keep sanctions on", NULL, "under sanctions" },
    { CLAIM_freeze, "keeps frozen", "keep frozen", NULL, "frozen" },
    { CLAIM_seize, "has seized", "have seized", NULL, "seized" },
    { CLAIM_ban, "has banned", "have banned", NULL, "banned" },
    { CLAIM_sell, "has for sale", "have for sale", "has for sale", "for sale" },
    { CLAIM_own, "owns", "own", "owns", "owned" },
    { CLAIM_kin, "is related to", "are related to", "related to", NULL },
    { CLAIM_member, "belongs to", "belong to", "belongs to", NULL },
    { CLAIM_associate, "is close to", "are close to", "close to", NULL },
    { CLAIM_role, "holds office at", "hold office at", "holds office at", NULL },
};

static bool is_arabic(str s)
{
    return s.n && ((unsigned char)s.at[0] & 0xE0) == 0xC0 && (unsigned char)s.at[0] >= 0xD6;
}

static size_t count_of(str s, const char *mark)
{
    size_t count = 0, n = strlen(mark);
    for (size_t i = 0; i + n <= s.n; i++)
        count += memcmp(s.at + i, mark, n) == 0;
    return count;
}

/* A name cut out of a quotation may hold one half of a pair of marks: then they go. */
static str unpaired_off(const report *r, str s)
{
    static const char *const marks[][2] = { { "\"", "\"" }, { "«", "»" }, { "“", "”" } };
    for (size_t k = 0; k < 3; k++) {
        size_t n = strlen(marks[k][0]), opened = count_of(s, marks[k][0]);
        bool paired = k == 0 ? opened % 2 == 0 : opened == count_of(s, marks[k][1]);
        if (paired)
            continue;
        char *out = arena_alloc(r->a, s.n + 1);
        size_t kept = 0;
        for (size_t i = 0; i < s.n;) {
            bool mark = i + n <= s.n && (memcmp(s.at + i, marks[k][0], n) == 0 ||
                                         memcmp(s.at + i, marks[k][1], n) == 0);
            if (mark)
                i += n;
            else
                out[kept++] = s.at[i++];
        }
        s = (str){ out, kept };
    }
    return s;
}

str tell_name(const report *r, uint32_t index)
{
    const entity *e = &r->entities.at[index];
    if (e->caption.n && !is_arabic(e->caption))
        return unpaired_off(r, e->caption);
    str best = STR_NONE;
    for (size_t i = 0; i < e->mentions.n && i < 200; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        str text = report_text(r, m->start, m->end);
        if (m->kind == MENTION_NAME && m->lang == LANG_EN && text.n > best.n)
            best = text;
    }
    return unpaired_off(r, best.n ? best : e->caption);
}

void tell_names(const report *r, const index_list *list, tell_text put, buf *out)
{
    size_t n = list->n < 8 ? list->n : 8;
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_puts(out, i + 1 == n && n == list->n ? " and " : ", ");
        put(out, tell_name(r, list->at[i]));
    }
    if (list->n > n)
        buf_printf(out, " and %zu more", list->n - n);
}

const char *tell_modality(uint8_t m)
{
    static const char *const labels[MODALITY_COUNT] = {
        "reported", "asked for", "approved", "proposed", "offered", "considered",
        "tried",    "planned",   "refused",  "denied",   "opinion", "stated",
    };
    return m < MODALITY_COUNT ? labels[m] : "";
}

/* who was allowed to sell has not sold: only the granting itself is done */
static bool is_grant(const claim *c)
{
    return c->type == CLAIM_approve || c->type == CLAIM_waive || c->type == CLAIM_release ||
           c->type == CLAIM_concede;
}

bool tell_is_fact(const claim *c)
{
    return c->modality == MODALITY_reported || c->modality == MODALITY_presupposed ||
           (c->modality == MODALITY_approved && is_grant(c));
}

bool tell_is_state(const claim *c)
{
    return c->modality == MODALITY_presupposed || c->type == CLAIM_role || c->type == CLAIM_kin ||
           c->type == CLAIM_member || c->type == CLAIM_associate;
}

/* what is refused or denied, and what somebody says, carries its "not" in itself */
static bool says_not(const claim *c)
{
    return c->negative && c->modality != MODALITY_refused && c->modality != MODALITY_denied &&
           !(c->type == CLAIM_say && c->theme.lang != LANG_NONE);
}

/* saying, offering, refusing are done even where their modality is of their own kind */
static bool is_speech_act(const claim *c)
{
    return (c->type == CLAIM_request && c->modality == MODALITY_requested) ||
           (c->type == CLAIM_demand && c->modality == MODALITY_requested) ||
           (c->type == CLAIM_propose && c->modality == MODALITY_proposed) ||
           (c->type == CLAIM_offer && c->modality == MODALITY_offered) ||
           (c->type == CLAIM_approve && c->modality == MODALITY_approved) ||
           (c->type == CLAIM_refuse && c->modality == MODALITY_refused) ||
           (c->type == CLAIM_deny && c->modality == MODALITY_denied) || c->type == CLAIM_say;
}

bool tell_is_done(const claim *c)
{
    return tell_is_fact(c) || (c->actors.n && is_speech_act(c));
}

/* the sentences are English, so the English version's words are quoted where it has them */
static const span *theme_span(const claim *c)
{
    return c->theme.lang != LANG_EN && c->other_theme.lang == LANG_EN ? &c->other_theme : &c->theme;
}

static str theme_of(const report *r, const claim *c)
{
    const span *s = theme_span(c);
    return report_text(r, s->start, s->end);
}

static bool is_told_in(const claim *c, uint8_t language)
{
    for (size_t i = 0; i < c->evidence.n; i++)
        if (c->evidence.at[i].lang == language)
            return true;
    return false;
}

/* whether a mention of the entity lies in the words; `whole` gets whether it takes all of them */
static bool names_entity(const report *r, const span *words, uint32_t index, bool *whole)
{
    const entity *e = &r->entities.at[index];
    for (size_t i = 0; i < e->mentions.n && i < 200; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        if (m->start >= words->start && m->end <= words->end) {
            /* an article or a mark of quotation is not counted */
            *whole = m->end - m->start + 5 > words->end - words->start;
            return true;
        }
    }
    return false;
}

/* Whether to say the theme: it must say more than the target does, and an Arabic theme of what the
 * English version tells too would stand in an English sentence only because its own was not found.
 */
static bool has_theme(const report *r, const claim *c)
{
    const span *s = theme_span(c);
    bool whole = false;
    if (s->lang == LANG_NONE || (s->lang == LANG_AR && is_told_in(c, LANG_EN)))
        return false;
    for (size_t i = 0; i < c->targets.n && i < 8; i++)
        if (names_entity(r, s, c->targets.at[i], &whole) && whole)
            return false;
    return true;
}

/* "agreed to open the crossing at A": the target A is told in the theme already */
static bool theme_tells_targets(const report *r, const claim *c)
{
    bool whole = false;
    if (!has_theme(r, c))
        return false;
    for (size_t i = 0; i < c->targets.n; i++)
        if (i >= 8 || !names_entity(r, theme_span(c), c->targets.at[i], &whole))
            return false;
    return c->targets.n > 0;
}

static void put_theme(const report *r, const claim *c, tell_text put, buf *out)
{
    str text = theme_of(r, c);
    while (text.n && strchr(" ,;:.", text.at[text.n - 1]))
        text.n--;
    buf_puts(out, "“");
    put(out, unpaired_off(r, text));
    buf_puts(out, "”");
}

/* "granted a waiver: a waiver": the theme only says the verb's own noun again */
static bool repeats_noun(const report *r, const claim *c, const verb *v)
{
    return v->noun && str_is(theme_of(r, c), v->noun);
}

static void put_linked_theme(const report *r, const claim *c, const verb *v, tell_text put,
                             buf *out)
{
    if (!has_theme(r, c) || repeats_noun(r, c, v))
        return;
    buf_puts(out, v->theme ? " " : ": ");
    /* "criticised A over the step", but "criticised the step" */
    bool direct = c->type == CLAIM_criticize && !c->targets.n;
    if (v->theme && *v->theme && !direct)
        buf_printf(out, "%s ", v->theme);
    put_theme(r, c, put, out);
}

static void put_linked_target(const report *r, const claim *c, const verb *v, tell_text put,
                              buf *out)
{
    if (!c->targets.n || theme_tells_targets(r, c))
        return;
    const char *link = v->alone_target && !has_theme(r, c) ? v->alone_target : v->target;
    buf_printf(out, *link ? " %s " : "%s ", link);
    tell_names(r, &c->targets, put, out);
}

/* what follows the verb */
static void put_objects(const report *r, const claim *c, const verb *v, tell_text put, buf *out)
{
    if (v->theme_first) {
        put_linked_theme(r, c, v, put, out);
        put_linked_target(r, c, v, put, out);
    } else {
        put_linked_target(r, c, v, put, out);
        put_linked_theme(r, c, v, put, out);
    }
}

static bool is_plural(const report *r, const index_list *list)
{
    return list->n > 1 || (list->n == 1 && r->entities.at[list->at[0]].type == ENTITY_GROUP);
}

static const state_words *state_of(const report *r, const claim *c)
{
    static const state_words of_group = { CLAIM_member, "is one of", "are among", "one of", NULL };
    if (c->modality != MODALITY_presupposed)
        return NULL;
    if (c->type == CLAIM_member && c->targets.n &&
        r->entities.at[c->targets.at[0]].type == ENTITY_GROUP)
        return &of_group;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (states[i].type == c->type)
            return &states[i];
    return NULL;
}

/* people are released themselves; of a country or body it is the assets */
static bool is_about_assets(const report *r, const claim *c)
{
    if (!c->targets.n || (c->type != CLAIM_freeze && c->type != CLAIM_release))
        return false;
    uint8_t type = r->entities.at[c->targets.at[0]].type;
    return c->type == CLAIM_freeze || type == ENTITY_PLACE || type == ENTITY_ORGANIZATION;
}

/* "T was banned": facts of which nobody is named as the doer */
static void tell_suffered(const report *r, const claim *c, const verb *v, tell_text put, buf *out)
{
    const state_words *state = state_of(r, c);
    const char *done = state && state->passive ? state->passive : v->participle;
    bool plural = is_plural(r, &c->targets);
    const char *is = state ? (plural ? "are" : "is") : plural ? "were" : "was";
    if (is_about_assets(r, c)) {
        buf_puts(out, "assets of ");
        is = state ? "are" : "were";
    }
    if (c->targets.n)
        tell_names(r, &c->targets, put, out);
    else
        put_theme(r, c, put, out);
    buf_printf(out, " %s %s%s", is, says_not(c) ? "not " : "", done);
    if (c->targets.n && has_theme(r, c)) {
        buf_puts(out, ": ");
        put_theme(r, c, put, out);
    }
}

/* what is not done, and nobody is named to do it: "a waiver to T", "T to be banned" */
static void tell_wished(const report *r, const claim *c, const verb *v, tell_text put, buf *out)
{
    if (c->type == CLAIM_say) {
        put_theme(r, c, put, out);
        return;
    }
    if (!v->noun) {
        buf_puts(out, is_about_assets(r, c) ? "assets of " : "");
        if (c->targets.n)
            tell_names(r, &c->targets, put, out);
        else
            put_theme(r, c, put, out);
        buf_printf(out, says_not(c) ? " not to be %s" : " to be %s", v->participle);
        if (!c->targets.n)
            return;
    } else {
        buf_printf(out, "%s%s", says_not(c) ? "no " : "", v->noun);
        if (c->targets.n) {
            buf_printf(out, " %s ", *v->target ? v->target : c->type == CLAIM_aid ? "to" : "with");
            tell_names(r, &c->targets, put, out);
        }
    }
    if (has_theme(r, c)) {
        buf_puts(out, ": ");
        put_theme(r, c, put, out);
    }
}

static void tell_passive(const report *r, const claim *c, const verb *v, tell_text put, buf *out)
{
    if (!c->targets.n && c->theme.lang == LANG_NONE)
        buf_printf(out, "somebody not named %s",
                   says_not(c)       ? "did not"
                   : tell_is_fact(c) ? v->past
                                     : v->base);
    else if (tell_is_fact(c))
        tell_suffered(r, c, v, put, out);
    else
        tell_wished(r, c, v, put, out);
}

void tell_state(const report *r, const claim *c, bool of_target, tell_text put, buf *out)
{
    const state_words *state = state_of(r, c);
    const char *words = !state ? NULL : of_target ? state->passive : state->card;
    if (!words) {
        tell_claim(r, c, put, out);
        return;
    }
    buf_puts(out, c->type == CLAIM_freeze && of_target ? "assets " : "");
    buf_printf(out, "%s%s", says_not(c) ? "not " : "", words);
    const index_list *other = of_target ? &c->actors : &c->targets;
    if (other->n) {
        buf_puts(out, of_target ? " by " : " ");
        tell_names(r, other, put, out);
    }
    if (has_theme(r, c)) {
        buf_puts(out, ": ");
        put_theme(r, c, put, out);
    }
}

/* "neither side signed": the "not" is in the name */
static bool denied_by_name(const report *r, const claim *c)
{
    static const char *const words[] = { "Neither ", "neither ", "No ", "no ", "None ", "none " };
    str name = tell_name(r, c->actors.at[0]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts(name, str_of(words[i])))
            return true;
    return false;
}

void tell_claim(const report *r, const claim *c, tell_text put, buf *out)
{
    const verb *v = &verbs[c->type];
    if (!c->actors.n) {
        tell_passive(r, c, v, put, out);
        return;
    }
    tell_names(r, &c->actors, put, out);
    const state_words *state = state_of(r, c);
    if (state && c->targets.n && !says_not(c)) {
        buf_printf(out, " %s ", is_plural(r, &c->actors) ? state->many : state->one);
        tell_names(r, &c->targets, put, out);
        if (has_theme(r, c)) {
            buf_puts(out, ": ");
            put_theme(r, c, put, out);
        }
        return;
    }
    bool done = tell_is_done(c), not = says_not(c) && !denied_by_name(r, c);
    bool alone = v->alone_past && !has_theme(r, c);
    const char *past = alone ? v->alone_past : v->past;
    const char *base = alone ? v->alone_base : v->base;
    str theme = has_theme(r, c) ? theme_of(r, c) : STR_NONE;
    if (c->type == CLAIM_refuse && (str_starts(theme, STR("not to ")) || str_starts(theme, STR("عدم ")))) {
        past = "decided"; /* "decided not to pay" is told as refusing to */
        base = "decide";
    }
    if (alone && c->type == CLAIM_say && !c->targets.n) {
        past = "made a statement";
        base = "make a statement";
    }
    if (!done)
        buf_printf(out, not ? " not to %s" : " to %s", base);
    else
        buf_printf(out, not ? " did not %s" : " %s", not ? base : past);
    put_objects(r, c, v, put, out);
}
