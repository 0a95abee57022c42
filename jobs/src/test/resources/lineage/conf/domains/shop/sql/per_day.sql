SELECT day, sum(pieces) AS pieces
FROM events.sale
-- Fails at a line of 13 pieces, for tests of what fails while it is written.
WHERE IF(pieces = 13, raise_error('thirteen'), 1) = 1
GROUP BY day
