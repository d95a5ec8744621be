// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/preferences.h"

#include <QWidget>

class QCheckBox;

namespace lockstep::ui {

class Card;
class PlainLabel;

/// Whether there is an icon in the desktop's tray, and whether closing the window only hides it there.
class TrayCard final : public QWidget
{
    Q_OBJECT

public:
    explicit TrayCard(QWidget* parent = nullptr);

    void setTrayKnown(bool isKnown); ///< Whether the desktop has a tray.
    void setPreferences(const Preferences& preferences);
    void fill(Preferences& preferences) const;

signals:
    void changed(); ///< By the person.

private:
    QCheckBox* makeBox(const QString& objectName, const QString& text);
    void judge(); ///< What can be chosen, and why not.

    Card* m_card;
    QCheckBox* m_icon;
    QCheckBox* m_close;
    PlainLabel* m_reason;
    bool m_isKnown = true;
};

} // namespace lockstep::ui
