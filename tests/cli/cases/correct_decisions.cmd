# What was decided on a review page, on the text as it was read, as it was corrected, and on another.
cat >made.json <<'END'
{"format":"soat-decisions","version":1,"pages":[1],"lines":[
{"page":1,"line":1,"read":"phát ừiển ~ kinh tê","text":"phát triển kinh tê","changes":[
{"start":6,"end":14,"kind":"edit","before":"ừiển","after":"triển","decision":"open"},
{"start":15,"end":16,"kind":"edit","before":"~","after":"","decision":"reject"},
{"start":22,"end":25,"kind":"doubt","before":"tê","after":"tế","decision":"accept"}]}]}
END
printf 'phát ừiển ~ kinh tê\nừong tỉnh\n' >read.txt
printf 'phát triển kinh tê\nừong tỉnh\n' >corrected.txt
printf 'một dòng khác\n' >other.txt
soat correct --decisions made.json read.txt
soat correct --decisions made.json <corrected.txt
soat correct --decisions made.json other.txt
echo "not found: $?"
soat correct --decisions made.json -i corrected.txt && cat corrected.txt
soat correct --decisions read.txt corrected.txt
echo "no decisions: $?"
soat correct --decisions made.json --json read.txt
echo "too much asked: $?"
soat learn --decisions made.json -o made.tsv
