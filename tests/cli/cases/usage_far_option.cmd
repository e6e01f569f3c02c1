soat eval --frobnicate a b
