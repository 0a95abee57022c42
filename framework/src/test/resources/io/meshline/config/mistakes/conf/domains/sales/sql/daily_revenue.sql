SELECT day, sum(amount) AS revenue FROM events.item_sold GROUP BY day
