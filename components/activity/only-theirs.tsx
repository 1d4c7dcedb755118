import { Button } from '@/components/ui/button';

/** The way from what somebody did to all else that they did. */
export function OnlyTheirs({ actor, onActor }: { actor: string; onActor: (actor: string) => void }) {
  return (
    <Button className="justify-self-start" onClick={() => onActor(actor)}>
      Only what they did
    </Button>
  );
}
