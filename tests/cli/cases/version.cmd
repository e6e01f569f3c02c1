soat version | head -n 1 | cut -d" " -f1; soat --version | wc -l
