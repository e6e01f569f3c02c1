# How sure it is depends on the dictionaries: only places, texts and reasons are held here.
. data/tiny_model.sh
soat correct --explain data/damaged.txt 2>&1 >/dev/null | sed -E 's/ [01]\.[0-9]{2}.*//'
