// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountpath.h"
#include "core/primitives/network.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace lockstep::ui {

class PlainLabel;

/// The path of an account, beside a box for the kind of its addresses: each goes with the other. What is wrong with it
/// is said under it.
class AccountPathField final : public QWidget
{
    Q_OBJECT

public:
    AccountPathField(Network network, QComboBox& type, QWidget* parent);

    AccountChoice account() const; ///< The first of its kind while the path is none.
    bool isSound(); ///< Says under it what is wrong.
    void forgetProblem();
    void reset(); ///< To the first account of its kind.
    QLineEdit& edit() const { return *m_edit; }

signals:
    void changed();

private:
    void followType(); ///< The number of the account stays.
    void followPath();
    QString problem() const;

    Network m_network;
    QComboBox& m_type;
    QLineEdit* m_edit;
    PlainLabel* m_message;
};

} // namespace lockstep::ui
