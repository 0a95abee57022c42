SELECT review_id, count(*) AS reviews
FROM events.review_written
GROUP BY review_id
HAVING count(*) > 1
