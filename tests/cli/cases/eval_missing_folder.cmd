soat eval data nowhere
