# Marks of chapters, articles and items that are out of their turn; what stands in quotes and references stays.
. data/tiny_model.sh
soat correct --explain data/outline.txt 2>&1 >/dev/null | grep ' sequence ' | grep -v ' left, not ' | sed -E 's/ [01]\.[0-9]{2}.*//'
