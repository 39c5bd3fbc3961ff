"""Which platforms are spoken on, and who of ours is told when somebody wants a person."""

from adapters.channels.web import WebChannel
from adapters.channels.whatsapp.channel import WhatsAppChannel
from adapters.channels.whatsapp.graph import Graph
from adapters.operators.chat import ChatOperators
from adapters.operators.several import SeveralOperators
from adapters.operators.webhook import WebhookOperators
from config.credentials import webhook_secrets
from config.keys import signing_secret
from config.settings import Settings
from config.signing import Signer, file_path
from core.handoff import Operators
from core.messages import Address, Platform
from core.ports import Blobs, Channel, Clock, Conversations


def channels(settings: Settings, conversations: Conversations, blobs: Blobs, clock: Clock) -> dict[Platform, Channel]:
    """The web, and each messenger that has its credentials."""
    found: dict[Platform, Channel] = {Platform.WEB: WebChannel(conversations, blobs, clock)}
    token = settings.telegram_token.get_secret_value()
    if token:
        from adapters.channels.telegram.channel import TelegramChannel  # noqa: PLC0415  it takes 160 MB to load: not for those who do not use it

        found[Platform.TELEGRAM] = TelegramChannel(token, settings.telegram_api_url, blobs, clock)
    slack = settings.slack_token.get_secret_value()
    if slack:
        from adapters.channels.slack.channel import SlackChannel  # noqa: PLC0415  likewise

        found[Platform.SLACK] = SlackChannel(slack, settings.slack_api_url, blobs, clock)
    whatsapp = settings.whatsapp_token.get_secret_value()
    if whatsapp:
        graph = Graph(whatsapp, settings.whatsapp_api_url, settings.whatsapp_phone_id)
        found[Platform.WHATSAPP] = WhatsAppChannel(graph, settings.whatsapp_api_url, settings.whatsapp_template, blobs, clock)
    if settings.twilio_account:
        found[Platform.WHATSAPP] = _twilio(settings, blobs, clock)
    return found


def operators(settings: Settings, spoken_on: dict[Platform, Channel], clock: Clock) -> Operators | None:
    """Everybody who is to be told when a person is asked for; without any it is only logged and listed."""
    found: list[Operators] = []
    if settings.operator_url:
        found.append(WebhookOperators(settings.operator_url, webhook_secrets(settings.operator_secrets)[-1], clock))
    if settings.operator_chat:
        platform, _, chat = settings.operator_chat.partition(":")
        found.append(ChatOperators(spoken_on, Address(Platform(platform), chat)))
    return SeveralOperators(*found) if found else None


def _twilio(settings: Settings, blobs: Blobs, clock: Clock) -> Channel:
    from adapters.channels.whatsapp_twilio.channel import TwilioChannel  # noqa: PLC0415  the SDK takes a second to load: not for those who do not use it

    return TwilioChannel(
        settings.twilio_account,
        settings.twilio_auth_tokens[-1],
        settings.twilio_sender,
        blobs,
        clock,
        link_to=lambda name: settings.url + file_path(name, Signer(signing_secret(settings), clock)),
        template=settings.twilio_template,
        status_url=f"{settings.url}/webhooks/twilio/status",
        api_url=settings.twilio_api_url,
    )
