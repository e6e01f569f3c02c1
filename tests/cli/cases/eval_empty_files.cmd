: > a; : > b; soat eval a b
