// SPDX-License-Identifier: MIT

#include "ui/mainwindow/commands/harmless.h"

#include "ui/dialogs/program/aboutdialog.h"
#include "ui/dialogs/program/unsaveddialog.h"
#include "ui/mainwindow/commands/actions.h"
#include "ui/mainwindow/commands/helpdialog.h"
#include "ui/mainwindow/commands/shortcutsdialog.h"

#include <algorithm>
#include <array>

namespace lockstep::ui {

namespace {

struct Harmless
{
    Command command;
    const QMetaObject* window = nullptr; ///< That it opens.
};

constexpr std::array All{
    Harmless{Command::About, &AboutDialog::staticMetaObject},
    Harmless{Command::Help, &HelpDialog::staticMetaObject},
    Harmless{Command::Shortcuts, &ShortcutsDialog::staticMetaObject},
    Harmless{Command::FullScreen},
    Harmless{Command::Quit, &UnsavedDialog::staticMetaObject}, // which names nothing then
};

} // namespace

bool isHarmless(Command command) { return std::ranges::find(All, command, &Harmless::command) != All.end(); }

bool isHarmless(const QObject& window)
{
    for (const QObject* at = &window; at; at = at->parent())
        if (std::ranges::any_of(All, [&](const Harmless& known) { return known.window == at->metaObject(); }))
            return true;
    return false;
}

} // namespace lockstep::ui
