// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/parts/accountpathfield.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/walletfields.h"
#include "ui/style/spacing.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lockstep::ui {

AccountPathField::AccountPathField(Network network, QComboBox& type, QWidget* parent)
    : QWidget(parent)
    , m_network(network)
    , m_type(type)
    , m_edit(new QLineEdit(this))
    , m_message(fieldMessage(u"pathProblemLabel", this))
{
    m_edit->setObjectName(u"accountPathEdit");
    m_edit->setAccessibleName(tr("Path of the account"));
    setFocusPolicy(Qt::StrongFocus); // or the letter underlined in its label would do nothing
    setFocusProxy(m_edit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Tight);
    column->addWidget(m_edit);
    column->addWidget(m_message);
    connect(&m_type, &QComboBox::currentIndexChanged, this, &AccountPathField::followType);
    connect(m_edit, &QLineEdit::textEdited, this, &AccountPathField::followPath);
    connect(m_edit, &QLineEdit::textChanged, this, &AccountPathField::changed);
    followType();
}

AccountChoice AccountPathField::account() const
{
    const auto named = accountOfPath(m_edit->text(), m_network);
    return named ? *named : AccountChoice{accountTypeOf(m_type), 0};
}

void AccountPathField::followType()
{
    m_edit->setText(accountPathText({accountTypeOf(m_type), account().account}, m_network));
    forgetProblem();
}

void AccountPathField::followPath()
{
    forgetProblem();
    const auto named = accountOfPath(m_edit->text(), m_network);
    if (!named) return;
    const QSignalBlocker silent(m_type); // what is being typed stays as it is
    m_type.setCurrentIndex(m_type.findData(int(named->type)));
}

void AccountPathField::reset()
{
    m_edit->setText(accountPathText({accountTypeOf(m_type), 0}, m_network));
    forgetProblem();
}

QString AccountPathField::problem() const
{
    const auto named = accountOfPath(m_edit->text(), m_network);
    if (named) return {};
    if (named.error().code == Errc::WrongNetwork)
        return tr("This path is for another Bitcoin network. Here it looks like %1.")
            .arg(accountPathText({accountTypeOf(m_type), 0}, m_network));
    return tr("This is not a path of an account that Lockstep knows. It looks like %1: 44, 49, 84 or 86, the coin, and "
              "the number of the account, each with ' or h.")
        .arg(accountPathText({accountTypeOf(m_type), 0}, m_network));
}

bool AccountPathField::isSound() { return sayUnder(*m_edit, *m_message, problem()); }

void AccountPathField::forgetProblem() { sayUnder(*m_edit, *m_message, {}); }

} // namespace lockstep::ui
