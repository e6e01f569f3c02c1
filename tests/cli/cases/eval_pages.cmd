# Pages apart by a form feed are judged one by one where both texts have as many.
printf 'một hai\fba bốn\fnăm sáu\n' >gold.txt
printf 'một hai\fbà bốn\fnăm sáu\n\f' >text.txt
soat eval gold.txt text.txt --by-file --errors 5
echo '-- other pages'
printf 'một hai bà bốn\fnăm sáu\n' >text.txt
soat eval gold.txt text.txt --by-file
