/*
 * See knowledge.h.
 */
#include "report/knowledge.h"
#include "base/arena.h"
#include "report/anaphora.h"
#include "report/calendar.h"
#include "report/frames.h"
#include "report/given.h"
#include "report/lexicon.h"
#include "report/bilingual.h"
#include "report/cues.h"
#include "report/offices.h"
#include "report/people_words.h"
#include "report/signs.h"
#include "report/titles.h"

#include <stdlib.h>

static qanat_status open_parts(const data_set *data, knowledge *k, qanat_error *err)
{
    qanat_status s = gazetteer_open(data, &k->gazetteer, err);
    if (s == QANAT_OK)
        s = offices_open(data, k->gazetteer, &k->offices, err);
    if (s == QANAT_OK)
        s = given_open(data, &k->given, err);
    if (s == QANAT_OK)
        s = signs_open(data, &k->signs, err);
    if (s == QANAT_OK)
        s = bilingual_open(data, &k->bilingual, err);
    if (s == QANAT_OK)
        s = cues_open(data, &k->cues, err);
    if (s == QANAT_OK)
        s = lexicon_open(data, &k->lexicon, err);
    if (s == QANAT_OK)
        s = frames_open(data, k->lexicon, &k->frames, err);
    if (s == QANAT_OK)
        s = trust_open(data, &k->trust, err);
    if (s == QANAT_OK)
        s = anaphora_open(data, &k->anaphora, err);
    if (s == QANAT_OK)
        s = titles_open(data, &k->titles, err);
    if (s == QANAT_OK)
        s = calendar_open(data, &k->calendar, err);
    if (s == QANAT_OK)
        s = people_words_open(data, &k->people, err);
    return s;
}

qanat_status knowledge_open(const data_set *data, const struct name_table *names, knowledge **out,
                            qanat_error *err)
{
    knowledge *k = base_alloc(sizeof *k);
    *k = (knowledge){ .names = names };
    memset(k->money, 0xFF, sizeof k->money);
    qanat_status s = open_parts(data, k, err);
    if (s != QANAT_OK) {
        knowledge_close(k);
        return s;
    }
    lexicon_tell_sets(k->lexicon, k->signs);
    k->money[LANG_EN] = lexicon_lemma(k->lexicon, LANG_EN, WORD_NOUN, STR("money"));
    k->money[LANG_AR] = lexicon_lemma(k->lexicon, LANG_AR, WORD_NOUN, STR("مبلغ"));
    *out = k;
    return QANAT_OK;
}

void knowledge_close(knowledge *k)
{
    if (!k)
        return;
    people_words_close(k->people);
    calendar_close(k->calendar);
    frames_close(k->frames);
    lexicon_close(k->lexicon);
    anaphora_close(k->anaphora);
    titles_close(k->titles);
    cues_close(k->cues);
    bilingual_close(k->bilingual);
    signs_close(k->signs);
    given_close(k->given);
    offices_close(k->offices);
    gazetteer_close(k->gazetteer);
    free(k);
}
