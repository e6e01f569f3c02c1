# Any id; an error for a line that is no text; nothing for an empty one. How sure is blotted out.
. data/tiny_model.sh
printf '%s\n' '{"id":17,"text":"phát ừiển kinh tế\nHà Nội"}' '{"id":{"page":[1]},"text":""}' '' \
    '{"text":"kinh tế"}' '{"id":"x"}' '{"id":' | soat correct --jsonl | sed -E 's/"confidence":[0-9.e-]+/"confidence":P/g'
echo "exit ${PIPESTATUS[1]}"
soat correct --jsonl missing
echo "exit $?"
soat correct --jsonl --json </dev/null
