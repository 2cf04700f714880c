"""A subscriber of the suite's events: connects again by itself, acknowledges by hand, does nothing twice, and puts aside what it cannot read.

AMQP_URL is the address with the account's name and password, QUEUE its queue, SERVICES those that it hears, STORE where it keeps its work.
"""
import json
import os
import sys
import time

import pika
import pika.exceptions

URL = os.environ["AMQP_URL"]
QUEUE = os.environ.get("QUEUE", "subscriber.sample.python")
DEAD_LETTERS = QUEUE + ".dead"
STORE = os.environ.get("STORE", "handled-python.log")
SERVICES = os.environ.get("SERVICES", "edge-of-care,family-group-conferences,fostering-recruitment,kinship-assessment").split(",")

# What was handled, by event id. In a database the id is inserted in the transaction of what the event changes there; here one line is both.
handled = set()
if os.path.exists(STORE):
    with open(STORE, encoding="utf-8") as stored:
        handled = {line.split(" ")[0] for line in stored}


def handle(event):
    if event["id"] in handled:
        return
    with open(STORE, "a", encoding="utf-8") as store:
        store.write(f"{event['id']} {event['type']} {event['subject']} {event['sequence']}\n")
    handled.add(event["id"])


def read(body):
    event = json.loads(body)
    if event["specversion"] != "1.0" or not event["id"] or not event["type"] or not isinstance(event["data"], dict):
        raise ValueError("not an event of the suite")
    return event


def declare(channel):
    """Everything it makes is named after its account, and is made again by each connection: that changes nothing that is there."""
    channel.exchange_declare(DEAD_LETTERS, "fanout", durable=True)
    channel.queue_declare(DEAD_LETTERS, durable=True, arguments={"x-queue-type": "quorum"})
    channel.queue_bind(DEAD_LETTERS, DEAD_LETTERS)
    channel.queue_declare(QUEUE, durable=True, arguments={
        "x-queue-type": "quorum", "x-delivery-limit": 20, "x-overflow": "reject-publish",
        "x-dead-letter-exchange": DEAD_LETTERS, "x-dead-letter-strategy": "at-least-once"})
    for service in SERVICES:
        channel.queue_bind(QUEUE, f"{service}.events", "#")  # or one type, such as kinship.case-opened.v1
        channel.queue_bind(QUEUE, f"{service}.replays", QUEUE)  # what an operator replays for this queue


def take(channel, method, _, body):
    try:
        event = read(body)
    except (ValueError, KeyError, TypeError):
        channel.basic_nack(method.delivery_tag, requeue=False)  # unreadable now and later: to the dead letters
        return
    try:
        handle(event)
    except OSError:
        channel.basic_nack(method.delivery_tag, requeue=True)  # perhaps not later: again, up to the delivery limit
        return
    channel.basic_ack(method.delivery_tag)


while True:
    try:
        with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
            subscribed = connection.channel()
            subscribed.basic_qos(prefetch_count=50)
            declare(subscribed)
            subscribed.basic_consume(QUEUE, take)
            print("ready", flush=True)
            subscribed.start_consuming()
    except (pika.exceptions.AMQPError, OSError) as error:
        print(f"not connected: {type(error).__name__}", file=sys.stderr, flush=True)
    time.sleep(1)
