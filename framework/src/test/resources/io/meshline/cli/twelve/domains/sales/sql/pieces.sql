SELECT invoice_no,
       sum(quantty) AS pieces
FROM events.item_sold
GROUP BY invoice_no
