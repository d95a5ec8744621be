// SPDX-License-Identifier: MIT
#pragma once

#include "app/tour/stage.h"
#include "app/tour/step.h"
#include "core/util/securebytes.h"

#include <QCoreApplication>

#include <memory>

class QAction;
class QMenu;

namespace lockstep::tour {

/// Clicks and types as a person does: events go to the window at a place on the screen, and from there to whatever is
/// at that place or has the keyboard. What is hidden, disabled or covered cannot be reached.
class Hand
{
    Q_DECLARE_TR_FUNCTIONS(Tour)

public:
    explicit Hand(const Stage& stage) : m_stage(stage) { }

    Deeds clicks(const char* button) const;
    Deeds types(const char* field, const QString& text) const; ///< In place of what is in it.
    Deeds chooses(const char* action) const; ///< From the menu bar, down to the menu that holds it.
    Deeds selects(const QString& wallet) const; ///< In the sidebar.
    Deeds opensRow(const char* table, int row) const; ///< By Enter on it.
    Deeds turnsTo(const char* tabs, int page) const;

    /// The words that the open wizard showed, from the field of the first word on.
    Deeds typesTheWordsBack() const;

private:
    QString click(QWidget* widget) const;
    QString clickAt(QWidget& window, const QPoint& place) const;
    QString typeInto(QWidget* field, QChar letter) const;
    Deed typesLetters(const char* field, const QString& what, std::function<SecureBytes()> text) const;

    const Stage& m_stage;
};

} // namespace lockstep::tour
