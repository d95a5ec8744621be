// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/preferences.h"

#include <QObject>
#include <QSettings>

#include <functional>

namespace lockstep::ui {

/// Keeps the preferences in the network's folder, and applies what holds for the whole program: theme, letters,
/// amounts, dates, addresses and the clipboard.
class PreferenceStore final : public QObject
{
    Q_OBJECT

public:
    explicit PreferenceStore(const QString& folder);

    static QString languageIn(const QString& folder); ///< What was chosen there: it counts before there is a window.

    const Preferences& current() const { return m_current; }
    void set(const Preferences& preferences); ///< Stores and applies at once.

signals:
    void changed(const lockstep::ui::Preferences& preferences);

private:
    void load();
    void apply() const;
    void forEachSwitch(const std::function<void(const QString& key, bool& isOn)>& use);

    QSettings m_settings;
    Preferences m_current;
};

} // namespace lockstep::ui
