soat help | head -n 5; soat help | tail -n 2; soat help | grep -w eval
