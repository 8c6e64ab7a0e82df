#!/usr/bin/env python3
"""Writes invented customers as CSV: bench/customers.py COUNT > customers.csv. The same count gives the same
file. Names are put together from syllables and common given names in three scripts; none is taken from a list."""
import random
import sys

n = int(sys.argv[1])
rnd = random.Random(11)
given = ("Ali Ahmad Maria John Peter Anna Elena Sergei Ivan Fatima Omar Carlos Jose Laura Chen Wei Olga Pavel Hassan "
         "Nour Amir Sara David Daniel Michael Sofia Viktor Igor Yusuf Karim").split()
arabic = "محمد أحمد علي خالد سارة نور كريم ليلى عمر يوسف".split()
cyrillic = "Иван Пётр Анна Елена Сергей Ольга Павел Виктор Игорь Мария".split()
parts = "ba ko lin dor ma ran tes vik zan ura pol han dez mar quin sol ber gar win ton field son ov ski enko ez ian".split()
arabic_parts = "ال بن حمد صا لح مر وان كا ظم جا بر نا صر".split()
cyrillic_parts = "ко вал пет ров мих ай лен ко сок ол бар ан зуб ов ин ский".split()
lands = "us gb de fr es ru ua ae eg sa ir cn in br mx tr".split()


def family(p):
    return "".join(rnd.choice(p) for _ in range(rnd.randint(2, 4))).capitalize()


out = ["id,name,schema,birth_date,country"]
for i in range(n):
    k = rnd.random()
    if k < 0.86:
        name = "%s %s" % (rnd.choice(given), family(parts))
    elif k < 0.93:
        name = "%s %s" % (rnd.choice(arabic), family(arabic_parts))
    else:
        name = "%s %s" % (rnd.choice(cyrillic), family(cyrillic_parts))
    out.append("%d,%s,Person,%d-%02d-%02d,%s" % (i, name, rnd.randint(1935, 2004), rnd.randint(1, 12), rnd.randint(1, 28),
                                                  rnd.choice(lands)))
    if len(out) > 50000:
        print("\n".join(out))
        out = []
if out:
    print("\n".join(out))
