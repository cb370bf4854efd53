"""What slides are made with: what goes onto which, and how it is drawn there."""
