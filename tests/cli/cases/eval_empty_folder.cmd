mkdir a b; soat eval a b
