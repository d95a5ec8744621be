// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/network.h"
#include "ui/widgets/text/followsunit.h"

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLayout;
class QLineEdit;
class QRadioButton;
class QSpinBox;
class QToolButton;

namespace lockstep::ui {

class CapsLockWatch;
class PlainLabel;
class SecretEdit;

/// Fields that several dialogs share.

QLineEdit* walletNameEdit(QWidget* parent); ///< "nameEdit".
/// Empty when there is a name of at most 60 characters that none of `taken` has, however it is written.
QString nameProblem(const QLineEdit& edit, const QStringList& taken = {});

/// The names of the fields in `form` become equally wide, and stand as far from their fields, also where they are in
/// several layouts. Returns that width.
int alignFieldNames(const QWidget& form, int least = 0);

/// The four standard kinds of addresses, each with how they begin on the network. Object name "accountTypeBox".
QComboBox* accountTypeBox(Network network, QWidget* parent);
AccountType accountTypeOf(const QComboBox& box);

/// A passphrase typed twice, or none at all: that has a sentence to be read and ticked before it counts.
class PassphraseFields final : public QWidget
{
    Q_OBJECT

public:
    explicit PassphraseFields(QWidget* parent = nullptr);
    QString problem() const;
    Protection protection() const;
    void focusFirst();
    bool isNone() const; ///< The person chose to have none.
    void setNoneOffered(bool isOffered); ///< True at first.
    void wipe();
    void cover(); ///< What was shown is bullets again.

signals:
    void changed();

private:
    QLayout* layOutFields(); ///< And the eye for both.
    void showStrength();
    void showNone();

    SecretEdit* m_first;
    SecretEdit* m_second;
    QToolButton* m_reveal; ///< Shows both.
    CapsLockWatch* m_caps;
    PlainLabel* m_capsHint;
    PlainLabel* m_strength;
    QCheckBox* m_none;
    PlainLabel* m_meaning; ///< Of having none, for the money.
    QCheckBox* m_sure;
};

/// Since when a wallet may have been paid: a day, a height, or not known.
class BirthdayFields final : public QWidget, public FollowsUnit
{
    Q_OBJECT

public:
    explicit BirthdayFields(QWidget* parent = nullptr);
    Birthday birthday() const;
    void setBirthday(const Birthday& birthday); ///< Now is shown as today.
    void focusChosen();
    QWidget* chosenField() const; ///< Where the day or the block is typed.
    void followUnit() override;

signals:
    void changed();

private:
    QRadioButton* m_byDate;
    QRadioButton* m_byHeight;
    QRadioButton* m_unknown;
    QDateEdit* m_date;
    QSpinBox* m_height;
};

} // namespace lockstep::ui
