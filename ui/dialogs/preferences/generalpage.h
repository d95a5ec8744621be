// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/preferences.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QRadioButton;

namespace lockstep::ui {

class TrayCard;

/// How things look: unit, dates, discretion, theme, size of letters, groups in addresses, language; what is shown
/// first; the tray; and what a metered connection is spared.
class GeneralPage final : public QWidget
{
    Q_OBJECT

public:
    explicit GeneralPage(QWidget* parent = nullptr);

    void setPreferences(const Preferences& preferences);
    void fill(Preferences& preferences) const; ///< With what is chosen here.
    TrayCard& tray() { return *m_tray; }

signals:
    void changed(); ///< By the person.

protected:
    void changeEvent(QEvent* event) override;

private:
    QComboBox* choiceBox(const QString& objectName, const QString& spoken);
    void makeUnits();
    void makeDates();
    void makeTextSizes();
    void makeStartPages();
    void makeThemes();
    void makeLanguages();
    void layOut();
    void alignFields();
    void showTextSize(int percent);

    QComboBox* m_unit;
    QComboBox* m_dates;
    QCheckBox* m_hide;
    std::map<ThemeChoice, QRadioButton*> m_themes;
    QComboBox* m_textSize;
    QCheckBox* m_groups;
    QComboBox* m_start;
    QComboBox* m_language;
    QCheckBox* m_metered;
    TrayCard* m_tray;
};

} // namespace lockstep::ui
