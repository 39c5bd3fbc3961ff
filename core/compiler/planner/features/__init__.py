"""What each feature adds to an application. Every feature has exactly one handler; a handler adds what can be seen and used, or says why not."""
