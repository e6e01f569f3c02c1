# A text that is missing: left out, empty, or an error.
mkdir -p gold/sub text/sub
echo 'một hai ba' | tee gold/a.txt >gold/sub/b.txt
echo 'một hai ba' >text/a.txt
echo 'một hai bà' >text/sub/b.hyp.txt
soat eval gold text --by-file
rm text/sub/b.hyp.txt
for how in skip empty error; do
    echo "-- $how"
    soat eval gold text --missing $how --by-file
    echo "exit code $?"
done
soat eval gold text --missing empty --json | grep -E 'left_out|as_empty'
soat eval gold text --missing maybe
echo '-- what soat scan leaves beside its texts is none'
echo 'một hai ba' >text/sub/b.txt
touch text/soat-journal.jsonl
echo '{}' | tee text/report.json >text/report.html
soat eval gold text | grep 'words wrong'
rm text/soat-journal.jsonl
soat eval gold text | grep 'words wrong'
