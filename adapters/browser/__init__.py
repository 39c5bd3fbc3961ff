"""Opens and uses a prototype in Chromium before anybody sees it."""
