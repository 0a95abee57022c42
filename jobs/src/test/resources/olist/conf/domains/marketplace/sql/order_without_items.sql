SELECT orders.order_id, orders.order_status
FROM raw.order AS orders
LEFT ANTI JOIN raw.order_item AS items ON items.order_id = orders.order_id
