#!/bin/sh
# Runs the private bus of `secret-service.ts` in the folder $1 and, at each line "start …" on standard input, a
# gnome-keyring; answers with its pid. When standard input ends, which it also does when the program that started this
# was killed, the folder goes and so does everything in this process group, stopped processes included.
folder=$1

dbus-daemon --config-file="$folder/bus.conf" --nofork --nopidfile --nosyslog &

while read -r command; do
  case $command in
    # The first time this makes the keyring, later it unlocks it.
    'start unlocked') gnome-keyring-daemon --foreground --unlock --components=secrets <"$folder/password" & ;;
    'start bare') gnome-keyring-daemon --foreground --components=secrets & ;;
  esac
  echo "$!"
done

rm -rf "$folder"
kill -KILL 0
