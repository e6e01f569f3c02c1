# Passes by name and preset, settings, edits as JSON, the list; what is not UTF-8 stays.
printf 'Hoà bình và thủy lợi, qúy.\nTie\xcc\x82\xcc\x81ng Vie\xcc\xa3\xcc\x82t \xff\n' >in.txt
soat normalize in.txt | cat -v | tail -n 1
soat normalize --passes display --set tone=new in.txt | head -n 1
soat normalize --passes display,-nfc --json in.txt
soat normalize --passes tone -o out in.txt && head -n 1 out/in.txt
soat normalize --passes tone -s tone=new -i in.txt && head -n 1 in.txt
soat normalize --list | grep -c .  >/dev/null && echo listed
soat normalize --passes cleen in.txt
echo "exit $?"
soat normalize --set tone=odd in.txt
echo "exit $?"
soat normalize --passes clean,-clean in.txt
echo "exit $?"
soat normalize no_such_file.txt
