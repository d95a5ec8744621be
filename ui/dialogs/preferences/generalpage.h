// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/preferences.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QRadioButton;

namespace lockstep::ui {

/// How things look, unit, discretion, theme, language; and what a metered connection is spared.
class GeneralPage final : public QWidget
{
    Q_OBJECT

public:
    explicit GeneralPage(QWidget* parent = nullptr);

    void setPreferences(const Preferences& preferences);
    void fill(Preferences& preferences) const; ///< With what is chosen here.

signals:
    void changed(); ///< By the person.

private:
    void makeUnits();
    void makeThemes();
    void makeLanguages();
    void layOut();

    QComboBox* m_unit;
    QCheckBox* m_hide;
    std::map<ThemeChoice, QRadioButton*> m_themes;
    QComboBox* m_language;
    QCheckBox* m_metered;
};

} // namespace lockstep::ui
