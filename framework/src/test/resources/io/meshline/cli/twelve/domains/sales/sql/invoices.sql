SELECT invoice_no,
       count(*) AS lines
FORM events.item_sold
GROUP BY invoice_no
