#!/bin/sh
# At each line "start …" on standard input, starts the private bus of `secret-service.ts` in the folder $1, or a
# gnome-keyring on it; answers with its pid. When standard input ends, which it also does when the program that started
# this was killed, the folder goes and so does everything in this process group, stopped processes included.
folder=$1

while read -r command; do
  case $command in
    'start bus') dbus-daemon --config-file="$folder/bus.conf" --nofork --nopidfile --nosyslog & ;;
    # The first time this makes the keyring, later it unlocks it.
    'start unlocked') gnome-keyring-daemon --foreground --unlock --components=secrets <"$folder/password" & ;;
    'start bare') gnome-keyring-daemon --foreground --components=secrets & ;;
  esac
  echo "$!"
done

rm -rf "$folder"
kill -KILL 0
