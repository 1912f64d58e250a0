"""What bends libraries: for speed, but for the names of dialogues. docs/speed.md says what each of these gains, which
private names it needs and what happens without it; `PLAIN_LIBRARIES` runs without any of them, or without all."""
