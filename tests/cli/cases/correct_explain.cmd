# How sure it is, and so the doubts, depend on the dictionaries: the edits are held here.
. data/tiny_model.sh
soat correct --explain data/damaged.txt 2>&1 >/dev/null | grep -v ' left, not ' | sed -E 's/ [01]\.[0-9]{2}.*//'
