# The lines changed, three others around them; patch makes the corrected text of it.
. data/tiny_model.sh
soat correct --diff data/damaged.txt >changes
cat -v changes
cp data/damaged.txt patched
command -v patch >/dev/null && patch --binary -s patched <changes || soat correct data/damaged.txt >patched
soat correct data/damaged.txt | cmp - patched && echo patched
# Far changes are hunks of their own, near ones share one; a last line without an end is told.
{ echo 'phát ừiển'; seq 1 9; echo 'phát ừiển'; seq 1 5; printf 'phát ừiển'; } >far
soat correct --diff - <far
# Nothing changed: nothing printed.
seq 1 9 | soat correct --diff
soat correct --diff --json far
