// SPDX-License-Identifier: MIT

#include "ui/style/shortcuttext.h"

namespace lockstep::ui {

namespace {

// Unicode's left-to-right isolate, and its end.
constexpr QChar Isolate(0x2066);
constexpr QChar EndOfIsolate(0x2069);

QString isolated(const QString& keys) { return keys.isEmpty() ? keys : Isolate + keys + EndOfIsolate; }

} // namespace

QString keysText(const QKeySequence& keys) { return isolated(keys.toString(QKeySequence::NativeText)); }

QString withIsolatedKeys(const QString& menuText)
{
    const qsizetype tab = menuText.indexOf(u'\t');
    return tab < 0 ? menuText : menuText.first(tab + 1) + isolated(menuText.sliced(tab + 1));
}

} // namespace lockstep::ui
