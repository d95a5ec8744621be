// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "ui/dialogs/preferences.h"
#include "ui/style/theme.h"

#include <QObject>
#include <QString>

#include <functional>

namespace lockstep::ui {

/// Keeps the preferences in the network's folder, and applies what holds for the whole program: theme, letters,
/// amounts, dates, addresses and the clipboard.
class PreferenceStore final : public QObject
{
    Q_OBJECT

public:
    explicit PreferenceStore(const QString& folder);

    static QString notKeptText(const Error& error); ///< Of any choice that could not be stored.
    static QString languageIn(const QString& folder); ///< What was chosen there: it counts before there is a window.

    const Preferences& current() const { return m_current; }
    void
    set(const Preferences& preferences); ///< Stores and applies at once. What cannot be stored holds until the end.

signals:
    void changed(const lockstep::ui::Preferences& preferences);
    void noticed(const QString& sentence, lockstep::ui::Tone tone, const lockstep::Error& details);

private:
    void load();
    bool keep();
    void apply() const;
    void forEachSwitch(const std::function<void(const QString& key, bool& isOn)>& use);

    QString m_file;
    Preferences m_current;
};

} // namespace lockstep::ui
