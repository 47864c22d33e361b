import type { JSX, ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import './modal.css';

interface AppModalProps {
  readonly title: string;
  readonly role?: 'dialog' | 'alertdialog';
  readonly size?: 'small' | 'medium';
  /** Escape was pressed, or, where `canClickAway`, the space around was clicked. */
  readonly onDismiss: () => void;
  readonly canClickAway?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the window. It stays until whoever drew it draws it no more. */
export function AppModal(props: AppModalProps): JSX.Element {
  const { title, role = 'dialog', size = 'medium', onDismiss, canClickAway = false, children } = props;
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      isDismissable={canClickAway}
      onOpenChange={(isOpen) => {
        if (!isOpen) {
          onDismiss();
        }
      }}
    >
      <Modal className={`modal modal-${size}`}>
        <Dialog className="modal-dialog" role={role}>
          <Heading slot="title" className="modal-title" level={1}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
