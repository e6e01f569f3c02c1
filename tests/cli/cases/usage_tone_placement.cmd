soat eval --tone-placement=old a b
