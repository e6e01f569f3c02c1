printf "m\xfft hai\0ba\n" > a; printf "m\xfft hai\0ba\n" > b; soat eval a b
