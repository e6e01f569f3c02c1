soat eval --by-clas a b
